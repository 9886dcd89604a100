using System.Text;
using MimeKit.Text;

namespace ContactRouter.Mail.Inbound;

/// <summary>
/// The text of an HTML mail as its reader sees it: lines and lists stay, what is hidden goes, and what the mail program marked as quoted mail is marked by
/// <c>&gt;</c>, as in plain text.
/// </summary>
internal sealed class HtmlText
{
    /// <summary>No reader gets so far.</summary>
    private const int MostCharacters = 2_000_000;

    private readonly StringBuilder text = new();

    /// <summary>For each open blockquote whether it is quoted mail.</summary>
    private readonly Stack<bool> quotes = new();

    private string? skipped;
    private int skippedDepth;
    private int preformatted;
    private int breaks;
    private bool hasBlank;

    public static string Of(string html)
    {
        var result = new HtmlText();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (result.text.Length < MostCharacters && tokenizer.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
                result.Take(tag);
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data or HtmlTokenKind.CData } data && result.skipped is null)
                result.Write(data.Data);
        }

        return result.text.ToString();
    }

    private void Take(HtmlTagToken tag)
    {
        var name = tag.Name.ToLowerInvariant();
        if (skipped is not null)
        {
            if (name == skipped && !tag.IsEmptyElement && (skippedDepth += tag.IsEndTag ? -1 : 1) == 0)
                skipped = null;
            return;
        }

        if (!tag.IsEndTag && !tag.IsEmptyElement && HtmlTags.IsHidden(name, tag))
        {
            (skipped, skippedDepth) = (name, 1);
            return;
        }

        if (HtmlTags.BreaksOf(name, tag) is var wanted and > 0)
            Break(wanted);
        switch (name)
        {
            case "br":
                breaks++;
                break;
            case "td" or "th":
                hasBlank = true;
                break;
            case "li" when !tag.IsEndTag:
                Write("- ");
                break;
            case "pre":
                preformatted = Math.Max(0, preformatted + (tag.IsEndTag ? -1 : 1));
                break;
            case "blockquote" when !tag.IsEndTag:
                quotes.Push(HtmlTags.IsQuotedMail(tag));
                break;
            case "blockquote":
                quotes.TryPop(out _);
                break;
            // In doubt a line is the writer's: only behind something written does the mark begin a signature.
            default:
                if (!tag.IsEndTag && text.Length > 0 && HtmlTags.IsSignature(tag) && !IsMarkBefore())
                {
                    Break(1);
                    Write("-- ");
                    Break(1);
                }

                break;
        }
    }

    private bool IsMarkBefore() => text.ToString(Math.Max(0, text.Length - 3), Math.Min(3, text.Length)).TrimEnd().EndsWith("--", StringComparison.Ordinal);

    private void Break(int count)
    {
        breaks = Math.Max(breaks, count);
        hasBlank = false;
    }

    private void Write(string data)
    {
        foreach (var c in data)
        {
            if (c == '\n' && preformatted > 0)
            {
                breaks++;
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f' && preformatted == 0)
            {
                hasBlank = true;
            }
            else if (c != '\r')
            {
                BeginWord();
                text.Append(c == '\u00A0' ? ' ' : c);
            }
        }
    }

    private void BeginWord()
    {
        if (breaks > 0 || text.Length == 0)
        {
            if (text.Length > 0)
                text.Append('\n', Math.Min(breaks, 2));
            text.Insert(text.Length, "> ", quotes.Count(isQuote => isQuote));
        }
        else if (hasBlank)
        {
            text.Append(' ');
        }

        (breaks, hasBlank) = (0, false);
    }
}

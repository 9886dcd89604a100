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

    /// <summary>A line of deeper quotes has no more marks than this: a million nested ones must not make a million marks a line.</summary>
    private const int MostMarks = 10;

    private readonly StringBuilder text = new();

    /// <summary>For each open blockquote whether it is quoted mail.</summary>
    private readonly Stack<bool> quotes = new();

    private int quoteDepth;
    private string? skipped;
    private int skippedDepth;
    private int preformatted;
    private int breaks;
    private bool hasBlank;
    private bool beginsSignature;

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
                EndLine();
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
                quoteDepth += quotes.Peek() ? 1 : 0;
                break;
            case "blockquote":
                quoteDepth -= quotes.TryPop(out var wasQuote) && wasQuote ? 1 : 0;
                break;
            // In doubt a line is the writer's: only behind something written does the mark begin a signature.
            default:
                beginsSignature |= !tag.IsEndTag && text.Length > 0 && HtmlTags.IsSignature(tag);
                break;
        }
    }

    private void Break(int count)
    {
        EndLine();
        breaks = Math.Max(breaks, count);
    }

    // Blanks at a line's end are nothing to see, but for the one that makes two hyphens the mark of a signature.
    private void EndLine()
    {
        if (breaks == 0)
        {
            while (text.Length > 0 && text[^1] == ' ')
                text.Length--;
            if (hasBlank && text.Length >= 2 && text[^1] == '-' && text[^2] == '-' && (text.Length == 2 || text[^3] == '\n'))
                text.Append(' ');
        }

        hasBlank = false;
    }

    private void BeginSignature(string data)
    {
        beginsSignature = false;
        if (data.AsSpan().TrimStart().StartsWith("--"))
            return;
        Break(1);
        Write("-- ");
        Break(1);
    }

    private void Write(string data)
    {
        if (beginsSignature && !string.IsNullOrWhiteSpace(data))
            BeginSignature(data);
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
            text.Insert(text.Length, "> ", Math.Min(quoteDepth, MostMarks));
        }
        else if (hasBlank)
        {
            text.Append(' ');
        }

        (breaks, hasBlank) = (0, false);
    }
}

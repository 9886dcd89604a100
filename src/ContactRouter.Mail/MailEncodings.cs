using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace ContactRouter.Mail;

/// <summary>
/// Makes the encodings known that are not part of the runtime's own: mails name them, in headers as well. MimeKit remembers the first answer to a name, so
/// they have to be there before anything of a mail is touched, read or written.
/// </summary>
internal static class MailEncodings
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whoever comes first may read or write: there is no earlier place that both pass.")]
    internal static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}

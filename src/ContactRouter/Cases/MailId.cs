using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Cases;

/// <summary>A mail's Message-ID as it is kept: no text of others stands in a key.</summary>
public static class MailId
{
    /// <param name="messageId">With or without its angle brackets (RFC 5322, 3.6.4).</param>
    /// <returns>32 hex digits.</returns>
    public static string HashOf(string messageId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId.Trim().TrimStart('<').TrimEnd('>'))).AsSpan(0, 16));
}

using System.ComponentModel.DataAnnotations;

namespace ContactRouter.Senders;

/// <summary>Settings <c>Identity</c>. Both are fixed when the account is set up: with another value no sender would be found again.</summary>
public sealed class IdentityOptions
{
    public const int MaxBuckets = 256;

    /// <summary>The secret key of the sender ids: base 64 of at least 32 bytes.</summary>
    [Required]
    [CustomValidation(typeof(IdentityOptions), nameof(CheckKey))]
    public string Key { get; set; } = "";

    /// <summary>How many partitions the senders are spread over.</summary>
    [Range(1, MaxBuckets)]
    public int Buckets { get; set; } = 16;

    public static ValidationResult? CheckKey(string key)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(key ?? "", bytes, out var written) && written >= 32
            ? ValidationResult.Success
            : new ValidationResult("Identity:Key must be base 64 of 32 to 256 random bytes.");
    }
}

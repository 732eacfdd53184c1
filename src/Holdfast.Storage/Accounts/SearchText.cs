using Holdfast.Accounts;

namespace Holdfast.Storage.Accounts;

/// <summary>
/// What infix search looks in. Lower case; punctuation of ASCII stands as letters of a script that no address uses,
/// because PostgreSQL's trigrams know letters and digits alone and would have no index entry for a search such as <c>a.b</c>.
/// </summary>
static class SearchText
{
    const char FirstLetter = '\ua4d0'; // LISU LETTER BA: caseless, and 40 letters follow each other.
    const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ";
    const char Separator = '\n';

    public static string Of(Account account) => account.RemovedAt is not null
        ? ""
        : Folded(string.Join(Separator, account.Username?.Value, account.Email?.Value, account.Did?.Value));

    /// <summary>A search term in the same form; null when nothing can match.</summary>
    public static string? Term(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Contains(Separator, StringComparison.Ordinal) || trimmed.Contains('\0', StringComparison.Ordinal) ? null : Folded(trimmed);
    }

    /// <summary>
    /// NFC and lower case. A domain stays as it was written, unlike in the key of an address: it is looked for as people see it.
    /// </summary>
    public static string Plain(string text) => string.Join('@', text.Split('@').Select(EmailAddress.KeyOf));

    static string Folded(string text) => string.Create(Plain(text) is var plain ? plain.Length : 0, plain, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            span[i] = !char.IsLetterOrDigit(source[i]) && Punctuation.IndexOf(source[i]) is >= 0 and var place ? (char)(FirstLetter + place) : source[i];
    });
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Holdfast.Accounts;

namespace Holdfast.AspNetCore.Users;

/// <summary>
/// The cursor of account lists as clients see it: base64url of the order, the key and the id. It belongs to one order, and grants
/// nothing.
/// </summary>
static class AccountListCursor
{
    const int Longest = 200;

    static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public static string Write(AccountCursor cursor, AccountQuery query) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{OrderOf(query)}\n{cursor.Key}\n{cursor.Id}"));

    /// <summary>Reads a cursor of the same order; null for anything else.</summary>
    public static AccountCursor? Read(string text, AccountQuery query)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        try
        {
            return Strict.GetString(Base64Url.DecodeFromChars(text)).Split('\n') is [var order, var key, var last]
                && order == OrderOf(query) && IsKey(key, query.Sort) && AccountId.TryParse(last, out var id)
                ? new AccountCursor(key, id)
                : null;
        }
        catch (Exception wrong) when (wrong is DecoderFallbackException or FormatException)
        {
            return null;
        }
    }

    static string OrderOf(AccountQuery query) => string.Create(CultureInfo.InvariantCulture, $"{(int)query.Sort}{(query.Descending ? '-' : '+')}");

    static bool IsKey(string key, AccountSort sort) => sort switch
    {
        AccountSort.Created => key.Length == 0,
        AccountSort.Username => Username.TryParse(key, out _),
        _ => key.Length == 0 || long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
    };
}

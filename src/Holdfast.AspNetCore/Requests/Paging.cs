using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Holdfast.AspNetCore.Requests;

/// <summary>Pages by key: the cost of page 1,000 is that of page 1. Cursors are opaque and hold the key of the last entry.</summary>
static class Paging
{
    public const int Usual = 50;
    public const int Largest = 200;

    /// <summary>Makes a page of what was found, which holds one entry more than the page when another page follows.</summary>
    public static Page<TView> Cut<T, TView>(IReadOnlyList<T> found, int limit, Func<T, TView> view, Func<T, string> key)
    {
        var more = found.Count > limit;
        var shown = more ? found.Take(limit) : found;
        return new([.. shown.Select(view)], more ? Encode(key(found[limit - 1])) : null);
    }

    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The key in a cursor.</summary>
    public static bool TryDecode(string cursor, [NotNullWhen(true)] out string? key)
    {
        key = Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
        return key is { Length: > 0 };
    }
}

using System.Globalization;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// Reads query parameters strictly: unparsable ones are <c>invalid_query</c>. A mistyped filter must never widen what is answered.
/// <see cref="QueryNames"/> has refused unknown and repeated ones before. Read all, then look at <see cref="Fault"/>.
/// </summary>
sealed class QueryReader(HttpContext http)
{
    const int LongestText = 512;
    const string CursorIs = "the next_cursor of an earlier page";

    readonly IQueryCollection query = http.Request.Query;

    public delegate bool Parser<T>(string text, out T value);

    /// <summary>The first fault; null while there is none.</summary>
    public Refusal? Fault { get; private set; }

    /// <summary>The text of a parameter; null when it is absent or empty.</summary>
    public string? Text(string name)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (text.Length <= LongestText)
            return text;
        Fault ??= Refusal.InvalidQuery(name, $"{name} is longer than {LongestText} characters");
        return null;
    }

    /// <summary>The value of a parameter; null when it is absent or, then with a fault, not acceptable.</summary>
    public T? Value<T>(string name, Parser<T> parse, string expected)
        where T : struct => Text(name) is { } text && IsParsed(name, text, parse, expected, out var value) ? value : null;

    /// <summary>The same for reference types.</summary>
    public T? Object<T>(string name, Parser<T?> parse, string expected)
        where T : class => Text(name) is { } text && IsParsed(name, text, parse, expected, out var value) ? value : null;

    /// <summary>The size of a page.</summary>
    public int Limit() => Value<int>("limit", IsLimit, $"a number from 1 to {Paging.Largest}") ?? Paging.Usual;

    /// <summary>The key in an opaque cursor; null on the first page.</summary>
    public string? Cursor() => Object<string>("cursor", Paging.TryDecode, CursorIs);

    /// <summary>The same for keys of another form.</summary>
    public T? Cursor<T>(Parser<T> parse)
        where T : struct => Cursor() is { } key && IsParsed("cursor", key, parse, CursorIs, out var value) ? value : null;

    static bool IsLimit(string text, out int limit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Paging.Largest;

    bool IsParsed<T>(string name, string text, Parser<T> parse, string expected, out T value)
    {
        if (parse(text, out value))
            return true;
        Fault ??= Refusal.InvalidQuery(name, $"{name} must be {expected}");
        return false;
    }
}

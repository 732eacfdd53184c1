using System.Text.Encodings.Web;
using Holdfast.Refusals;

namespace Holdfast.AspNetCore.Pages;

/// <summary>Writes the pages as HTML. Whatever was typed is encoded; passwords are not written at all.</summary>
static class PageHtml
{
    public static string Form(FormPage page, string? token, Func<string, string> typed, Refusal? refusal)
    {
        var fields = string.Concat(page.Fields.Select(field => Field(field, typed(field.Name), refusal)));
        return Document(page.Title, $"""
            <p>{Encode(page.Introduction)}</p>
            {Alert(refusal)}
            <form method="post" action="{page.Path}" accept-charset="utf-8">
            {Hidden(token)}{fields}<button type="submit">{Encode(page.Button)}</button>
            </form>
            """);
    }

    public static string Message(string title, string text) => Document(title, $"<p>{Encode(text)}</p>");

    /// <summary>A link that no form can make work.</summary>
    public static string Dead(Refusal refusal) => Document("This link does not work", Alert(refusal));

    static string Hidden(string? token) => token is null ? "" : $"""<input type="hidden" name="token" value="{Encode(token)}">{'\n'}""";

    static string Alert(Refusal? refusal) => refusal is null ? "" : $"""<p class="alert" role="alert" id="alert">{Encode(Sentence(refusal.Sentence))}</p>""";

    static string Field(FormField field, string typed, Refusal? refusal)
    {
        var wrong = refusal?.Field == field.Name;
        var hint = field.Hint is null ? "" : $"""<span class="hint" id="{field.Name}-hint">{Encode(field.Hint)}</span>""";
        string[] describing = [.. field.Hint is null ? [] : new[] { field.Name + "-hint" }, .. wrong ? ["alert"] : Array.Empty<string>()];
        string[] attributes =
        [
            $"id=\"{field.Name}\" name=\"{field.Name}\" type=\"{field.Type}\" autocomplete=\"{field.AutoComplete}\" autocapitalize=\"none\" spellcheck=\"false\"",
            .. field.IsSecret ? [] : new[] { $"value=\"{Encode(typed)}\"" },
            .. field.IsRequired ? new[] { "required" } : [],
            .. wrong ? new[] { "aria-invalid=\"true\" autofocus" } : [],
            .. describing.Length > 0 ? new[] { $"aria-describedby=\"{string.Join(' ', describing)}\"" } : [],
        ];
        return $"""
            <label for="{field.Name}">{Encode(field.Label)}</label>
            <input {string.Join(' ', attributes)}>
            {hint}

            """;
    }

    static string Document(string title, string main) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{Encode(title)} · Holdfast</title>
        <link rel="stylesheet" href="holdfast/page.css">
        </head>
        <body>
        <main>
        <h1>{Encode(title)}</h1>
        {main}
        </main>
        </body>
        </html>

        """;

    static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + ".";

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

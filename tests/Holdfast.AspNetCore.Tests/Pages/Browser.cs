using System.Net;
using System.Text.RegularExpressions;
using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Pages;

/// <summary>Uses pages as a browser without JavaScript does: reads the form, fills its fields in, posts it where its action says.</summary>
sealed partial class Browser(Instance instance)
{
    readonly HttpClient http = new(instance.Connections, disposeHandler: false) { BaseAddress = instance.Address };

    public async Task<Page> OpenAsync(string path) => await Page.OfAsync(await http.GetAsync(path));

    public async Task<Page> SubmitAsync(Page page, params (string Name, string Value)[] typed)
    {
        var fields = page.Fields.ToDictionary(field => field.Key, field => field.Value);
        foreach (var (name, value) in typed)
        {
            Assert.Contains(name, fields.Keys);
            fields[name] = value;
        }
        return await Page.OfAsync(await http.PostAsync(page.Action, new FormUrlEncodedContent(fields)));
    }

    public async Task<Page> PostAsync(string path, HttpContent content) => await Page.OfAsync(await http.PostAsync(path, content));

    public sealed record Page(int Status, string Html, HttpResponseMessage Response)
    {
        public static async Task<Page> OfAsync(HttpResponseMessage response) => new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);

        /// <summary>The values of the form's fields by name, as a browser would send them back.</summary>
        public IReadOnlyDictionary<string, string> Fields => Inputs().Matches(Html).ToDictionary(
            input => Attribute(input.Value, "name")!,
            input => Attribute(input.Value, "value") ?? "");

        public string Action => Attribute(Html, "action") ?? throw new InvalidOperationException("There is no form: " + Html);

        public string? Alert => Alerts().Match(Html) is { Success: true } alert ? WebUtility.HtmlDecode(alert.Groups[1].Value) : null;

        public string? Header(string name) => Response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

        public static string? Attribute(string html, string name) =>
            Regex.Match(html, $" {name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
    }

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("role=\"alert\"[^>]*>([^<]*)<")]
    private static partial Regex Alerts();
}

using System.Text.Json;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>What the instance answered.</summary>
sealed class Answer(HttpResponseMessage response, string text)
{
    public int Status { get; } = (int)response.StatusCode;

    public string Text { get; } = text;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Text.Length == 0 ? null : Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string? Sentence => Json.GetProperty("error").GetString();

    public string CorrelationId => Header("X-Correlation-Id")!;

    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public string? this[string member] => Json.GetProperty(member).ToString();

    /// <summary>Fails unless it is this status; answers itself.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"{status} was expected, not {Status}: {Text}");
        return this;
    }

    /// <summary>Fails unless it is this refusal, as problem details.</summary>
    public Answer IsRefused(int status, string code, string? sentence = null)
    {
        Assert.True(Status == status && Code == code, $"{status} {code} was expected, not {Status}: {Text}");
        Assert.Equal("application/problem+json", Header("Content-Type"));
        // The detail is the sentence, or says more.
        Assert.True(this["detail"]?.Length >= Sentence?.Length, Text);
        Assert.Equal(status.ToString(System.Globalization.CultureInfo.InvariantCulture), this["status"]);
        if (sentence is not null)
            Assert.Equal(sentence, Sentence);
        return this;
    }
}

using System.Text.Json;

namespace Holdfast.AspNetCore.Requests;

/// <summary>A parsed body, and which members it had: JSON Merge Patch tells an absent member from a null one.</summary>
/// <param name="Value">The parsed members.</param>
/// <param name="Bytes">The body as it came.</param>
sealed record Body<T>(T Value, byte[] Bytes)
{
    /// <summary>Whether the object has this top-level member, null or not.</summary>
    public bool Has(string member)
    {
        var reader = new Utf8JsonReader(Bytes);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(member))
                return true;
        }
        return false;
    }
}

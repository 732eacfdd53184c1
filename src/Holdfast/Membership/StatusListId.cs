using System.Globalization;

namespace Holdfast.Membership;

/// <summary>Names a status list. Counts up from 1 in the order in which lists are opened; public.</summary>
public readonly record struct StatusListId(int Value)
{
    /// <summary>Parses the decimal form, without sign or leading zeros.</summary>
    public static bool TryParse(string? text, out StatusListId id)
    {
        id = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && text[0] != '0' ? new(value) : default;
        return id.Value > 0;
    }

    /// <summary>The decimal form.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

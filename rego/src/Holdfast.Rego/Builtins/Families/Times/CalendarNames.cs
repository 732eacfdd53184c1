namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Days and months in English, as layouts and results name them.</summary>
internal static class CalendarNames
{
    internal static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    internal static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];
}

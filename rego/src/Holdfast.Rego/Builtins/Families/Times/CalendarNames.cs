namespace Holdfast.Rego.Builtins.Families.Times;

/// <summary>Days and months in English, as layouts and results name them.</summary>
static class CalendarNames
{
    public static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];
}

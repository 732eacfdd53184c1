namespace Holdfast.AspNetCore.Pages;

/// <summary>One field of a page's form.</summary>
/// <param name="Name">Its name in the form, and of the member that a refusal names.</param>
/// <param name="Label">What people read beside it.</param>
/// <param name="Type">The HTML input type; the value of a <c>password</c> field is never sent back.</param>
/// <param name="AutoComplete">What password managers look for.</param>
sealed record FormField(string Name, string Label, string Type, string AutoComplete)
{
    /// <summary>What to type, for people.</summary>
    public string? Hint { get; init; }

    public bool IsRequired { get; init; } = true;

    public bool IsSecret => Type == "password";
}

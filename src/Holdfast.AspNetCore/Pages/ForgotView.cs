namespace Holdfast.AspNetCore.Pages;

/// <summary>The answer to every wish for a link.</summary>
/// <param name="Status">Always <c>accepted</c>.</param>
/// <param name="Detail">What that means.</param>
public sealed record ForgotView(string Status, string Detail)
{
    internal static ForgotView Accepted { get; } = new("accepted", "if there is such an account and its email address is confirmed, a link to set a new password is on its way there");
}

namespace Holdfast.Refusals;

/// <content>Refusals of what is published.</content>
public sealed partial record Refusal
{
    /// <summary><c>not_acceptable</c>: the client accepts none of the forms there are.</summary>
    public static Refusal NotAcceptable(string forms) => new(RefusalCode.NotAcceptable, $"Accept must allow {forms}");

    /// <summary><c>not_published</c>.</summary>
    /// <param name="noAddress">Whether the public address is missing; else the key is.</param>
    public static Refusal NotPublished(bool noAddress) => new(RefusalCode.NotPublished, noAddress
        ? "this instance has no public address, so it issues no credentials; set HOLDFAST_PUBLIC_URL"
        : "this instance has no issuer key that it can use, so it issues no credentials; see `holdfast doctor`");

    /// <summary><c>not_found</c> for a status list.</summary>
    public static Refusal StatusListNotFound() => NotFound("status list not found");
}

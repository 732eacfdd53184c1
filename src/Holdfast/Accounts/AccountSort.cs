namespace Holdfast.Accounts;

/// <summary>The orders in which accounts are listed; the id settles ties.</summary>
public enum AccountSort
{
    /// <summary>By creation; the same as by id.</summary>
    Created,

    /// <summary>By username.</summary>
    Username,

    /// <summary>By last sign-in; never comes before any.</summary>
    LastSignIn,
}

namespace Holdfast.Accounts;

/// <summary>Who stands behind an account.</summary>
public enum AccountKind
{
    /// <summary>A person, who signs in.</summary>
    Person = 1,

    /// <summary>A service, which has no password and acts by API keys alone.</summary>
    Service = 2,
}

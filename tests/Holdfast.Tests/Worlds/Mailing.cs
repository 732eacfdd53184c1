namespace Holdfast.Tests.Worlds;

/// <summary>How far the address of an account is its own mailbox.</summary>
enum Mailing
{
    Unconfirmed,
    Confirmed,
    Personal,
}

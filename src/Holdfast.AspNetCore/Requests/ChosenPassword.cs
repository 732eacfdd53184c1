using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Requests;

/// <summary>
/// A password that somebody sent with a command on an account. Hashing costs a tenth of a second, so it happens only when nothing else
/// refuses the command.
/// </summary>
sealed class ChosenPassword(AuthorityGate gate, PasswordSignIn passwords)
{
    /// <summary>
    /// Stands for the password until it is hashed: whatever the gate refuses before it looks at passwords, it refuses with this in its
    /// place.
    /// </summary>
    public static Refusal NotYetHashed { get; } = Refusal.InvalidPassword("the account changed meanwhile; try again");

    /// <summary>The password's hash, or what refuses it; <see cref="NotYetHashed"/> when the command is refused anyway.</summary>
    /// <param name="write">Who asks.</param>
    /// <param name="unhashed">The command with <see cref="NotYetHashed"/> in the place of the password.</param>
    /// <param name="password">The password.</param>
    /// <param name="username">The account's username, which the password must not be.</param>
    /// <param name="email">The account's email address, which it must not be either.</param>
    public async Task<Outcome<PasswordHash>> HashAsync(Write write, Command unhashed, string password, string? username, string? email)
    {
        var preview = await gate.PreviewAsync(write.Actor, unhashed, write.Request.Aborted).ConfigureAwait(false);
        return preview.Refusal == NotYetHashed
            ? await passwords.HashAsync(password, username?.Trim(), email?.Trim(), write.Request.Aborted).ConfigureAwait(false)
            : NotYetHashed;
    }
}

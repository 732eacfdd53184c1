using System.Globalization;
using Holdfast.Passwords;

namespace Holdfast.Cli.Running;

/// <summary>The environment variables that commands share with the server.</summary>
static class Settings
{
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The least length of new passwords, as for <c>serve</c>.</summary>
    public static int ShortestPassword()
    {
        if (Variable("HOLDFAST_PASSWORD_MIN_LENGTH") is not { } text)
            return new HoldfastOptions().ShortestPassword;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is >= 8 and <= 256
            ? length
            : throw new CommandFailure(ExitCode.Usage, "HOLDFAST_PASSWORD_MIN_LENGTH must be a number between 8 and 256");
    }

    /// <summary>The algorithm of new password hashes, as for <c>serve</c>.</summary>
    public static PasswordAlgorithm PasswordHash() => Variable("HOLDFAST_PASSWORD_HASH") is not { } text
        ? default
        : FindAlgorithm(text) ?? throw new CommandFailure(ExitCode.Usage, UnknownAlgorithm);

    /// <summary>What is said of a value of <c>HOLDFAST_PASSWORD_HASH</c> that names no algorithm.</summary>
    public const string UnknownAlgorithm = "HOLDFAST_PASSWORD_HASH must be argon2id or pbkdf2";

    public static PasswordAlgorithm? FindAlgorithm(string text) => text switch
    {
        "argon2id" => PasswordAlgorithm.Argon2id,
        "pbkdf2" => PasswordAlgorithm.Pbkdf2,
        _ => null,
    };

    /// <summary>The address of the page that sets a password, up to the secret of the link.</summary>
    public static string RecoveryPage() => LinkTo("/recover?token=");

    /// <summary>The address of a page: under <c>HOLDFAST_PUBLIC_URL</c>, else a path. Nothing else ever names the host.</summary>
    public static string LinkTo(string path) => PublicUrl() is { } url ? url.AbsoluteUri.TrimEnd('/') + path : path;

    /// <summary>The public address, as for <c>serve</c>; null when none is set.</summary>
    public static Uri? PublicUrl()
    {
        if (Variable("HOLDFAST_PUBLIC_URL") is not { } text)
            return null;
        var acceptable = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query.Length: 0, Fragment.Length: 0 };
        return acceptable
            ? url
            : throw new CommandFailure(ExitCode.Usage, "HOLDFAST_PUBLIC_URL must be an absolute http or https address without a query, for example https://admin.example.org");
    }
}

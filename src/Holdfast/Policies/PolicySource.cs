using System.Security.Cryptography;
using System.Text;
using Holdfast.Refusals;
using Holdfast.Rego;

namespace Holdfast.Policies;

/// <summary>The text of a policy that compiles and has the rule that decides.</summary>
public sealed record PolicySource
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>The file name that places in errors begin with.</summary>
    internal const string FileName = "policy.rego";

    /// <summary>The rule that every policy must have.</summary>
    internal const string DecidingRule = "allow";

    const int MostErrors = 20;

    PolicySource(string text) => Text = text;

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The SHA-256 of the text in UTF-8, in lower-case hexadecimal.</summary>
    public string Sha256 => HashOf(Text);

    /// <summary>Compiles; refuses with <c>invalid_policy</c>, every error with its line and column.</summary>
    public static Outcome<PolicySource> Parse(string text, PolicyPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) is var size && size > Longest)
            return Refusal.InvalidPolicy(FormattableString.Invariant($"the policy must be at most {Longest} bytes of UTF-8 (got {size})"), "source");
        try
        {
            return RegoPolicy.Compile([new RegoModule(FileName, text)]).Defines(purpose.Package, DecidingRule)
                ? new PolicySource(text)
                : Refusal.InvalidPolicy($"the policy has no rule {DecidingRule} in the package {purpose.Package}, so it could never allow anything", "source");
        }
        catch (RegoCompileException failure)
        {
            return Refusal.InvalidPolicy($"the policy does not compile: {string.Join("; ", failure.Errors.Take(MostErrors).Select(Sentence))}", "source");
        }
        catch (RegoException failure)
        {
            return Refusal.InvalidPolicy($"the policy does not compile: {failure.Message}", "source");
        }
    }

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Sentence(RegoError error) => FormattableString.Invariant($"line {error.Line}, column {error.Column}: {error.Code}: {error.Message}");
}

using System.Diagnostics.CodeAnalysis;

namespace Holdfast.SignIn;

/// <summary>The words for factor policies.</summary>
public static class FactorPolicyNames
{
    extension(FactorPolicy policy)
    {
        /// <summary>The word in JSON and in the store.</summary>
        public string Name => policy switch
        {
            FactorPolicy.None => "none",
            FactorPolicy.Optional => "optional",
            FactorPolicy.Required => "required",
            FactorPolicy.Passkey => "passkey",
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a policy."),
        };

        /// <summary>Parses the exact word.</summary>
        public static bool TryParse([NotNullWhen(true)] string? text, out FactorPolicy parsed)
        {
            parsed = text switch
            {
                "none" => FactorPolicy.None,
                "required" => FactorPolicy.Required,
                "passkey" => FactorPolicy.Passkey,
                _ => FactorPolicy.Optional,
            };
            return parsed != FactorPolicy.Optional || text == "optional";
        }
    }
}

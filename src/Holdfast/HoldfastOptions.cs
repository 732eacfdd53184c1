using Holdfast.Facts;
using Holdfast.Groups;
using Holdfast.Mail;
using Holdfast.Passwords;

namespace Holdfast;

/// <summary>What a host decides about Holdfast. Read once, at start.</summary>
public sealed class HoldfastOptions
{
    /// <summary>The address under which people reach this instance, for links and for DIDs. Links are paths without it.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The least length of new passwords in Unicode code points. Default and minimum 8.</summary>
    public int ShortestPassword { get; set; } = 8;

    /// <summary>
    /// Whether a start creates the store's schema or brings it up to date. Default true; false makes a start fail on a schema that is not
    /// current, for hosts that migrate in a step of their own (<c>holdfast db migrate</c>). A schema that is newer or was altered is
    /// refused either way.
    /// </summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>
    /// The file with the keys that seal authenticators' secrets; <c>holdfast keys rotate</c> creates it and adds keys. All nodes need the
    /// same file. Without one no authenticator can be enrolled or checked. Default: beside a SQLite store under <c>holdfast serve</c>,
    /// else none.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>How passwords are hashed.</summary>
    public PasswordHashingOptions Hashing { get; } = new();

    /// <summary>How mail is sent.</summary>
    public MailOptions Mail { get; } = new();

    /// <summary>The models of the host that permissions speak of.</summary>
    public IList<PermissionModel> Models { get; } = [];

    /// <summary>Registers a model: four permissions, for example <c>shop.view_order</c> to <c>shop.delete_order</c>.</summary>
    public HoldfastOptions RegisterModel(string area, string model)
    {
        Models.Add(new(area, model));
        return this;
    }

    /// <summary>What is wrong with these options, each with what mends it; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (ShortestPassword is < 8 or > 256)
            faults.Add("ShortestPassword must be between 8 and 256.");
        if (Hashing.Iterations < PasswordHashingOptions.FewestIterations)
            faults.Add($"Hashing.Iterations must be at least {PasswordHashingOptions.FewestIterations}.");
        if (Hashing.MemoryKiB is < PasswordHashingOptions.LeastMemoryKiB or > Argon2id.MostMemoryKiB)
            faults.Add($"Hashing.MemoryKiB must be between {PasswordHashingOptions.LeastMemoryKiB} and {Argon2id.MostMemoryKiB}.");
        if (Hashing.Passes is < PasswordHashingOptions.FewestPasses or > Argon2id.MostPasses)
            faults.Add($"Hashing.Passes must be between {PasswordHashingOptions.FewestPasses} and {Argon2id.MostPasses}.");
        if (Hashing.AtOnce < 1 || Hashing.LongestQueue < Hashing.AtOnce)
            faults.Add("Hashing.AtOnce must be at least 1 and Hashing.LongestQueue no smaller.");
        if (PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Query.Length > 0))
            faults.Add("PublicUrl must be an absolute http or https address without a query.");
        if (KeyFile is not null && !Factors.KeyFile.TryRead(KeyFile, out _))
            faults.Add($"KeyFile {KeyFile} cannot be read or holds no key: create it with `holdfast keys rotate`, or mend its owner and mode.");
        faults.AddRange(Mail.Faults(PublicUrl));
        if (!UnicodeText.CanNormalize)
            faults.Add("This process cannot normalise Unicode, so passwords could not be compared: set InvariantGlobalization to false and install ICU (libicu).");
        faults.AddRange(Models.Where(model => !model.IsAcceptable).Select(model =>
            $"The model '{model.Area}.{model.Name}' must be of lower-case identifiers, and the area not '{PermissionModel.Reserved}'."));
        return faults;
    }
}

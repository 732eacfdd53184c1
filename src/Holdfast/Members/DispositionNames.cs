namespace Holdfast.Members;

/// <summary>The words for dispositions in JSON, in policies and in the store.</summary>
public static class DispositionNames
{
    extension(Disposition disposition)
    {
        /// <summary>The word.</summary>
        public string Name => disposition switch
        {
            Disposition.Purge => "purge",
            Disposition.Tombstone => "tombstone",
            Disposition.Historical => "historical",
            Disposition.PolicyDefault => "policyDefault",
            _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "Not a disposition."),
        };

        /// <summary>Parses the exact word.</summary>
        public static bool TryParse(string? text, out Disposition parsed)
        {
            parsed = text switch
            {
                "purge" => Disposition.Purge,
                "tombstone" => Disposition.Tombstone,
                "historical" => Disposition.Historical,
                "policyDefault" => Disposition.PolicyDefault,
                _ => default,
            };
            return parsed != default;
        }
    }
}

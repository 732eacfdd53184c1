namespace Holdfast.Members;

/// <summary>What is kept of an account that is removed. Ordered: a lower one keeps less.</summary>
public enum Disposition
{
    /// <summary>Nothing but the audit log's proof.</summary>
    Purge = 1,

    /// <summary>The scrubbed row: id, DID, dates, status-list index.</summary>
    Tombstone = 2,

    /// <summary>The row as it was, without credentials.</summary>
    Historical = 3,

    /// <summary>Whatever the policy's minimum says. Resolved before a removal is carried out.</summary>
    PolicyDefault = 4,
}

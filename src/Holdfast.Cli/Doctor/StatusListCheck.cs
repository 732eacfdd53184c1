using Holdfast.Cli.Keys;
using Holdfast.Membership;

namespace Holdfast.Cli.Doctor;

/// <summary>How full the status lists are, and whether the key that signs them opens.</summary>
static class StatusListCheck
{
    const string Lists = "status lists";
    const string Key = "issuer key";

    public static async Task<IReadOnlyList<Finding>> RunAsync(Patient patient, string? storeOption, CancellationToken cancellationToken)
    {
        var reader = patient.Kernel.Store.StatusLists;
        var lists = await reader.ListAsync(cancellationToken);
        var keys = await reader.IssuerKeysAsync(cancellationToken);
        return [.. lists.GroupBy(list => list.Purpose).Select(group => Of(group.Key.Name, [.. group])), OfKey(keys, storeOption)];
    }

    static Finding Of(string purpose, IReadOnlyList<StatusListUse> lists)
    {
        var newest = lists[^1];
        var others = lists.Count == 1 ? "" : $", after {lists.Count - 1} full ones";
        return Finding.Good(Lists, $"{purpose}: list {newest.Id} has {newest.Assignable - newest.Assigned} of {newest.Assignable} slots left{others}; the next list opens by itself");
    }

    static Finding OfKey(IReadOnlyList<IssuerKey> keys, string? storeOption)
    {
        if (keys is not [{ RetiredAt: null, Private: { } secret } present, ..])
            return Finding.Good(Key, "there is none: no credentials are issued until a server starts with HOLDFAST_PUBLIC_URL and a key file");
        return KeyFilePlace.Choose(storeOption).Ring.Open(present.Public, secret).Refusal is null
            ? Finding.Good(Key, $"{present.Id} opens")
            : Finding.Wrong(Key, $"{present.Id} does not open: key {secret.KeyId} is missing from the key file, or the record was altered", "bring the key file back from a backup, or holdfast keys rotate-issuer");
    }
}

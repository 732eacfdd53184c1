using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>A member whom the load removes.</summary>
/// <param name="Id">The account.</param>
/// <param name="Disposition">What is asked to be kept.</param>
sealed record Condemned(Guid Id, string Disposition)
{
    /// <summary>Whether the server said that the removal is done.</summary>
    public bool Acknowledged { get; set; }

    /// <summary>Where the member's revocation bit is, whoever the slot belongs to afterwards.</summary>
    public (string List, string Slot) Bit { get; private init; }

    /// <summary>Makes members who have something to lose everywhere; <paramref name="name"/> and a number are their names.</summary>
    public static async Task<Condemned[]> PrepareAsync(TortureStore store, Gatekeeper keeper, string name, params IReadOnlyList<string> dispositions)
    {
        var members = dispositions.Select(disposition => new Condemned(Pair.Fresh(), disposition)).ToArray();
        await keeper.MustAsync(members.Select((member, i) => new Order("create") { Subject = member.Id, Value = $"{name}-{i} user" }));
        var sessions = members.ToDictionary(member => member.Id, _ => Pair.Fresh());
        await keeper.MustAsync(members.Select(member => new Order("start_session") { By = "nobody", Subject = member.Id, Other = sessions[member.Id], Value = $"{member.Id}", Epoch = 1 }));
        await keeper.MustAsync(members.Select(member => new Order("create_key") { By = "account", Actor = member.Id, Session = sessions[member.Id], Subject = member.Id, Value = Pair.Fresh().ToString("N")[^8..] }));
        await keeper.MustAsync(members.Select(member => new Order("reset_link") { Subject = member.Id, Other = Pair.Fresh(), Value = $"link of {member.Id}" }));
        var bits = (await store.QueryAsync("SELECT account_id, list_id, slot FROM status_slots WHERE purpose = 1 AND account_id IS NOT NULL"))
            .ToDictionary(row => Guid.Parse(row[0]!), row => (row[1]!, row[2]!));
        return [.. members.Select(member => member with { Bit = bits[member.Id] })];
    }
}

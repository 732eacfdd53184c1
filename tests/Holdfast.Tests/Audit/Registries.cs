using System.Reflection;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Refusals;
using Holdfast.TestHost;

namespace Holdfast.Tests.Audit;

public class Registries
{
    [Fact]
    public void Event_kinds_are_snake_case_unique_and_documented() =>
        Check<EventKind>([.. EventKind.All.Select(kind => (kind.Name, kind.Meaning))], EventKind.All.Count);

    [Fact]
    public void Refusal_codes_are_snake_case_unique_and_documented() =>
        Check<RefusalCode>([.. RefusalCode.All.Select(code => (code.Name, code.Meaning))], RefusalCode.All.Count);

    [Fact]
    public void The_docs_tell_every_refusal_code_with_its_meaning_and_what_to_do()
    {
        var rows = File.ReadAllLines(RepositoryRoot.PathOf("docs/refusals.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ")).ToArray();
        Assert.Equal(RefusalCode.All.Select(code => ($"`{code.Name}`", code.Meaning)).Order(), rows.Select(row => (row[0], row[1])).Order());
        Assert.All(rows, row => Assert.Equal((6, true), (row.Length, row[2].Length > 0)));
    }

    [Fact]
    public void Both_sets_are_closed()
    {
        foreach (var type in new[] { typeof(EventKind), typeof(RefusalCode), typeof(Refusal) })
        {
            Assert.True(type.IsSealed);
            Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        }
    }

    [Fact]
    public void A_name_leads_to_its_entry_and_other_spellings_lead_nowhere()
    {
        Assert.All(EventKind.All, kind => Assert.Same(kind, EventKind.TryParse(kind.Name, out var found) ? found : null));
        Assert.All(RefusalCode.All, code => Assert.Same(code, RefusalCode.TryParse(code.Name, out var found) ? found : null));
        Assert.False(EventKind.TryParse("Role_Changed", out _));
        Assert.False(RefusalCode.TryParse("Forbidden", out _));
    }

    [Theory]
    [InlineData("malformed invalid_username invalid_password invalid_email invalid_role unauthenticated invalid_credentials reauthentication_required not_found")]
    [InlineData("username_taken email_taken did_taken forbidden outranked policy_denied csrf_failed sign_in_incomplete cannot_escalate last_active_admin last_active_owner")]
    [InlineData("self_remove self_demote self_deactivate self_lock version_mismatch throttled store_unavailable idempotency_mismatch declined")]
    [InlineData("not_covered custody_undecided self_grant invalid_query")]
    public void Every_code_of_the_contract_exists(string names) =>
        Assert.All(names.Split(' '), name => Assert.True(RefusalCode.TryParse(name, out _), name));

    [Fact]
    public void Every_refusal_has_a_sentence_and_a_code_of_the_registry()
    {
        var factories = typeof(Refusal).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(Refusal));
        foreach (var factory in factories)
        {
            var refusal = (Refusal)factory.Invoke(null, [.. factory.GetParameters().Select(Sample)])!;
            Assert.Contains(refusal.Code, RefusalCode.All);
            Assert.False(string.IsNullOrWhiteSpace(refusal.Sentence), factory.Name);
            Assert.DoesNotContain(refusal.Sentence, char.IsControl);
        }
    }

    static object? Sample(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { } type when type == typeof(string) => "sample",
        { } type when type == typeof(Holdfast.Roles.Role) => Holdfast.Roles.Role.Developer,
        { } type when type == typeof(Refusal) => Refusal.Forbidden(),
        { } type when type == typeof(Holdfast.Accounts.NamedFew) => new Holdfast.Accounts.NamedFew(["sample"], 2),
        { } type when type == typeof(IReadOnlyList<string>) => new[] { "sample" },
        { } type when type == typeof(IReadOnlyList<CustodyQuestion>) => new[] { new CustodyQuestion(default, "sample", [new(Custodian.Host, "host", ["sample"])]) },
        { IsValueType: true } type => Activator.CreateInstance(type),
        _ => "sample",
    };

    static void Check<T>(IReadOnlyList<(string Name, string Meaning)> entries, int all)
    {
        var fields = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Count(field => field.FieldType == typeof(T));
        Assert.Equal((fields, fields), (all, entries.DistinctBy(entry => entry.Name).Count()));
        Assert.All(entries, entry => Assert.Matches("^[a-z]+(_[a-z]+)*$", entry.Name));
        Assert.All(entries, entry => Assert.Matches("^[A-Z].*[.]$", entry.Meaning));
        Assert.Equal(entries.Count, entries.DistinctBy(entry => entry.Meaning).Count());
    }
}

using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Authority;

public class OnlyTheGateWrites
{
    const string KernelWithAGate = """
        namespace Holdfast.Gate
        {
            public interface IAuthorityTransaction { int Count { get; } void Write<T>(T change); }
            public class Door(IAuthorityTransaction transaction) { public System.Action Open() => () => transaction.Write(1); }
        }
        """;

    [Fact]
    public void SQL_that_writes_stands_in_the_storage_projects() =>
        Findings.None([.. Repository.CSharp.SelectMany(SqlStatements.Misplaced), .. SqlStatements.MisplacedFiles(Repository.Sources)]);

    [Theory]
    [InlineData("\"INSERT INTO accounts VALUES (1)\"")]
    [InlineData("\"insert or replace into accounts values (1)\"")]
    [InlineData("\"UPDATE \" + table + \" SET role = 1\"")]
    [InlineData("$\"update {table} set role = {role}\"")]
    [InlineData("$\"DELETE FROM {table}\"")]
    [InlineData("\"delete from accounts\"u8")]
    [InlineData("@\"REPLACE INTO accounts\"")]
    [InlineData("\"TRUNCATE accounts\"")]
    [InlineData("\"\"\"\n  WITH gone AS (DELETE FROM accounts RETURNING id) SELECT 1\n  \"\"\"")]
    [InlineData("\"DROP TRIGGER keep_last_holder\"")]
    public void A_statement_outside_is_found(string literal) =>
        Assert.Single(SqlStatements.Misplaced(Sample.Source($"class A {{ object s = {literal}; }}", "src/Holdfast.AspNetCore/A.cs")));

    [Theory]
    [InlineData("\"use DELETE /v1/members/me to remove yourself\"")]
    [InlineData("\"cannot delete from a group you do not manage\"")]
    [InlineData("\"object.update\"")]
    public void Prose_is_no_statement(string literal) =>
        Assert.Empty(SqlStatements.Misplaced(Sample.Source($"class A {{ object s = {literal}; }}", "src/Holdfast.AspNetCore/A.cs")));

    [Fact]
    public void A_statement_in_the_storage_is_no_finding() =>
        Assert.Empty(SqlStatements.Misplaced(Sample.Source("class A { string s = \"DELETE FROM a\"; }", "src/Holdfast.Storage/A.cs")));

    [Fact]
    public void A_SQL_file_outside_is_found() =>
        Assert.Single(SqlStatements.MisplacedFiles(["src/Holdfast.Cli/fix.sql", "src/Holdfast.Storage/Migrations/0001_first.sql"]));

    [Fact]
    public void The_gate_alone_uses_the_transaction_port()
    {
        using var kernel = CompiledAssembly.Open("Holdfast");
        Assert.True(GateKeeping.Exists(kernel));
        Findings.None([.. GateKeeping.Missing(kernel), .. CompiledAssembly.OfTheHouse().SelectMany(GateKeeping.Bypasses)]);
    }

    [Fact]
    public void A_kernel_with_a_gate_is_recognised()
    {
        using var before = Sample.Compile("Holdfast", "namespace Holdfast.Accounts { class Account; }");
        using var after = Sample.Compile("Holdfast", KernelWithAGate);
        Assert.False(GateKeeping.Exists(before));
        Assert.True(GateKeeping.Exists(after));
        Assert.Empty(GateKeeping.Missing(after).Concat(GateKeeping.Bypasses(after)));
    }

    [Theory]
    [InlineData("namespace Holdfast.Gate.Internal { class Door; }")]
    [InlineData("namespace Holdfast.Gate { public interface IAuthorityTransaction { void Write(int change); } }")]
    public void A_port_that_vanished_or_lies_unused_is_found(string code)
    {
        using var kernel = Sample.Compile("Holdfast", code);
        Assert.True(GateKeeping.Exists(kernel));
        Assert.Single(GateKeeping.Missing(kernel));
    }

    [Theory]
    [InlineData("void Use(IAuthorityTransaction t) => t.Write(\"\");")]
    [InlineData("int Use(IAuthorityTransaction t) => t.Count;")]
    [InlineData("Action<int> Use(IAuthorityTransaction t) => t.Write;")]
    [InlineData("async Task Use(IAuthorityTransaction t) { await Task.Yield(); t.Write(1); }")]
    [InlineData("void Use<T>(T t) where T : IAuthorityTransaction => t.Write(1);")]
    [InlineData("class Inner { Action Use(IAuthorityTransaction t) => () => t.Write(1); }")]
    public void A_use_outside_the_gate_is_found(string member)
    {
        var code = $"namespace Holdfast.Roles {{ using Holdfast.Gate; using System; using System.Threading.Tasks; class Side {{ {member} }} }}";
        using var inside = Sample.Compile("Holdfast", KernelWithAGate + code);
        using var beside = Sample.Compile("Holdfast.AspNetCore", code, Sample.Emit("Holdfast", KernelWithAGate));
        Assert.Equal([$"Holdfast: Holdfast.Roles.Side uses {GateKeeping.Port} outside the gate"], GateKeeping.Bypasses(inside));
        Assert.Equal([$"Holdfast.AspNetCore: Holdfast.Roles.Side uses {GateKeeping.Port} outside the gate"], GateKeeping.Bypasses(beside));
    }

    [Fact]
    public void Another_assembly_cannot_call_itself_the_gate()
    {
        using var pretender = Sample.Compile(
            "Holdfast.Cli",
            "namespace Holdfast.Gate { class Back { void Use(IAuthorityTransaction t) => t.Write(1); } }",
            Sample.Emit("Holdfast", KernelWithAGate));
        Assert.Single(GateKeeping.Bypasses(pretender));
    }

    [Theory]
    [InlineData("Holdfast.Storage", 0)]
    [InlineData("Holdfast.Sqlite", 1)]
    public void An_implementation_outside_the_storage_is_found(string assembly, int findings)
    {
        using var compiled = Sample.Compile(
            assembly,
            "class Own : Holdfast.Gate.IAuthorityTransaction { public int Count => 0; public void Write<T>(T change) { } }",
            Sample.Emit("Holdfast", KernelWithAGate));
        Assert.Equal(findings, GateKeeping.Bypasses(compiled).Count());
    }
}

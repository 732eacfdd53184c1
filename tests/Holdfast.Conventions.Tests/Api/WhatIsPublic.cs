using Holdfast.Conventions.Tests.House;
using Holdfast.TestHost;

namespace Holdfast.Conventions.Tests.Api;

public class WhatIsPublic
{
    public static TheoryData<string> Assemblies => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(Assemblies))]
    [Trait("Kind", "Approval")]
    public void The_public_API_is_the_approved_one(string assembly) =>
        Approval.Verify($"PublicApi.{assembly}", PublicApi.Of(File.ReadAllBytes(CompiledAssembly.PathOf(assembly))));

    [Fact]
    public void An_approved_API_belongs_to_an_assembly() =>
        Assert.Equal(
            Repository.Projects.Select(project => $"PublicApi.{project}.txt").Order(StringComparer.Ordinal),
            Directory.GetFiles(Approval.Folder, "PublicApi.*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_text_shows_what_a_caller_can_see()
    {
        const string code = """
            using System; using System.Collections.Generic;
            namespace N;
            public sealed record Id(string Text) { public static bool TryParse(string? text, out Id? id) { id = null; return false; } }
            public readonly record struct Point(int X, int Y = 2);
            public abstract class Shape<T> : IDisposable where T : class
            {
                protected internal int Size { get; private set; }
                public const int Most = 3;
                public event Action? Changed;
                public abstract IReadOnlyList<T?> All(params string[] names);
                public void Dispose() { Changed?.Invoke(); }
                internal void Hidden() { }
                public enum Colour : byte { Red = 1, Blue = 4 }
                sealed class Secret;
            }
            public static class Texts
            {
                extension(string text) { public int Half => text.Length / 2; }
                public static int Twice(this string text) => text.Length * 2;
            }
            public delegate int Count(string text);
            internal class Hidden { public int Value; }
            """;
        const string text = """
            delegate int N.Count(string text)

            sealed record N.Id : System.IEquatable<N.Id>
                Id(string Text)
                static bool TryParse(string? text, out N.Id? id)
                string Text { get; init; }

            readonly struct N.Point : System.IEquatable<N.Point>
                Point(int X, int Y = 2)
                int X { get; init; }
                int Y { get; init; }

            abstract class N.Shape<T> : System.IDisposable where T : class
                abstract System.Collections.Generic.IReadOnlyList<T?> All(params string[] names)
                const int Most = 3
                event System.Action? Changed
                protected Shape()
                protected internal int Size { get; }
                void Dispose()

            enum N.Shape<T>.Colour
                Red = 1
                Blue = 4

            static class N.Texts
                static int Twice(this string text)
                static int get_Half(string text)
            """;
        Assert.Equal(text, PublicApi.Of(Sample.Emit("N", code)).TrimEnd());
    }

    [Theory]
    [InlineData("public int Added() => 0;")]
    [InlineData("public string? Kept(string? text) => text;")]
    [InlineData("public string Kept(string text = \"\") => text;")]
    [InlineData("protected string Kept(string text) => text;")]
    public void A_change_of_the_public_API_is_found(string member)
    {
        static string Api(string code) => PublicApi.Of(Sample.Emit("N", $"public class A {{ {code} }}"));
        Assert.NotEqual(Api("public string Kept(string text) => text;"), Api(member));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Signatures_follow_the_habits(string assembly) =>
        Findings.None(Signatures.Odd(File.ReadAllBytes(CompiledAssembly.PathOf(assembly))));

    [Theory]
    [InlineData("public static implicit operator string(A a) => \"\";")]
    [InlineData("public static implicit operator A(System.Guid id) => new();")]
    [InlineData("public static implicit operator byte[](A a) => [];")]
    [InlineData("public void Do(System.Threading.CancellationToken cancellation, int count) { }")]
    public void An_odd_signature_is_found(string member) =>
        Assert.Single(Signatures.Odd(Sample.Emit("N", $"public class A {{ {member} }}")));

    [Theory]
    [InlineData("public static explicit operator string(A<T> a) => \"\";")]
    [InlineData("public static implicit operator A<T>(T value) => new();")]
    [InlineData("public void Do(int count, System.Threading.CancellationToken cancellation) { }")]
    public void A_habitual_signature_is_no_finding(string member) =>
        Assert.Empty(Signatures.Odd(Sample.Emit("N", $"public class A<T> {{ {member} }}")));
}

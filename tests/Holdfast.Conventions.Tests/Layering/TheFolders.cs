using Holdfast.Conventions.Tests.Authority;
using Holdfast.Conventions.Tests.House;

namespace Holdfast.Conventions.Tests.Layering;

public class TheFolders
{
    [Theory]
    [InlineData("rego/src/Holdfast.Rego")]
    public void Folders_form_no_circle(string project)
    {
        using var assembly = CompiledAssembly.Open(Path.GetFileName(project));
        var homes = Folders.Of(project, Repository.CSharp);
        Findings.None(Folders.Circles(new TypeReferences(assembly).All(), homes.GetValueOrDefault));
    }

    [Theory]
    [InlineData("rego/src/Holdfast.Rego")]
    public void Every_type_with_a_folder_is_found_compiled(string project)
    {
        using var assembly = CompiledAssembly.Open(Path.GetFileName(project));
        var names = new TypeNames(assembly.Metadata);
        var homes = Folders.Of(project, Repository.CSharp).Keys;
        Assert.NotEmpty(homes);
        Assert.NotEmpty(new TypeReferences(assembly).All());
        Assert.Empty(homes.Except(assembly.Metadata.TypeDefinitions.Select(type => names.OutermostOf(type)!)));
    }

    [Theory]
    [InlineData("class B { A? a; }")]
    [InlineData("class B : A;")]
    [InlineData("class B { List<A[]>? M() => null; }")]
    [InlineData("class B { void M(in A a) { } }")]
    [InlineData("class B { bool M(object o) => o is A; }")]
    [InlineData("class B { void M() => A.Do(); }")]
    [InlineData("class B { Action M() => () => A.Do(); }")]
    [InlineData("class B { int M() => Array.Empty<A>().Length; }")]
    [InlineData("class B { struct C { A a; } }")]
    [InlineData("class B<T> where T : A;")]
    [InlineData("class B { void M<T>() where T : A { } }")]
    public void A_circle_of_folders_is_found(string lower)
    {
        using var assembly = Sample.Compile("Sample", $$"""
            using System;
            using System.Collections.Generic;
            namespace Upper { class A { public static void Do() => new Middle.M(); } }
            namespace Middle { class M { Lower.Found f; } }
            namespace Lower { using Upper; struct Found; {{lower}} }
            """);
        var circle = Folders.Circles(new TypeReferences(assembly).All(), type => type.Split('.')[0]);
        Assert.Equal(["Lower → Upper", "Middle → Lower", "Upper → Middle"], circle.Select(arrow => arrow.Split(" is part")[0]));
    }

    [Fact]
    public void Folders_below_each_other_are_no_circle()
    {
        using var assembly = Sample.Compile("Sample", """
            namespace Upper { class A { Lower.B? b; Middle.C? c; } }
            namespace Middle { class C { Lower.B? b; } }
            namespace Lower { class B { B? other; } }
            """);
        Assert.Empty(Folders.Circles(new TypeReferences(assembly).All(), type => type.Split('.')[0]));
    }

    [Fact]
    public void A_type_is_at_home_in_the_folder_of_its_file()
    {
        var homes = Folders.Of("src/Sample",
        [
            Sample.Source("namespace Sample; class A { class Inside; }", "src/Sample/A.cs"),
            Sample.Source("namespace Sample; delegate void B<T>(); enum C;", "src/Sample/Below/B.cs"),
            Sample.Source("namespace Other; class D;", "src/Sample.Other/D.cs"),
        ]);
        Assert.Equal(new() { ["Sample.A"] = ".", ["Sample.B`1"] = "Below", ["Sample.C"] = "Below" }, homes);
    }
}

using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Parsing;
using Holdfast.Rego.Syntax.Printing;
using Holdfast.Rego.Syntax.Tree;
using Holdfast.Rego.Tests.Conformance;

namespace Holdfast.Rego.Tests.Properties;

public sealed class ParsingAndPrinting
{
    const int Policies = 3_000;

    [Fact]
    public void What_is_printed_reads_back_as_the_same_tree()
    {
        for (var seed = 0UL; seed < Policies; seed++)
            Check(GrammarPolicy.Module(seed));
    }

    [Fact]
    public void So_do_the_modules_of_the_conformance_cases()
    {
        foreach (var test in ConformanceCase.Read(SharedFolder.Require("conformance", "rego", "open")))
        {
            foreach (var module in test.Modules)
                Check(module.Source);
        }
    }

    static void Check(string source)
    {
        var first = Parse(source);
        var printed = SourceText.Of(first);
        Assert.Equal(TreeDump.Of(first), TreeDump.Of(Parse(printed)));
        Assert.Equal(printed, SourceText.Of(Parse(printed)));
    }

    static Module Parse(string source)
    {
        try
        {
            return Parser.ParseModule(new RegoModule("printed.rego", source));
        }
        catch (SyntaxException exception)
        {
            throw new InvalidOperationException($"{exception.Error}\n{source}");
        }
    }
}

namespace Holdfast.Conventions.Tests.House;

static class Findings
{
    /// <summary>Fails with every finding, one a line.</summary>
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        if (all.Count > 0)
            Assert.Fail(string.Join('\n', all));
    }
}

using Holdfast.TestHost;

namespace Holdfast.Conventions.Tests.TestHost;

public sealed class ApprovedTexts : IDisposable
{
    readonly string path = Path.Combine(Directory.CreateTempSubdirectory("holdfast-approval-").FullName, "Approvals", "Text.txt");

    [Fact]
    public void An_equal_text_is_accepted_whatever_its_line_ends()
    {
        Approval.Verify(path, "one\ntwo\n", approve: true);
        Approval.Verify(path, "one\r\ntwo", approve: false);
    }

    [Fact]
    public void A_text_nobody_approved_fails_and_is_not_written()
    {
        var fault = Assert.Throws<ApprovalException>(() => Approval.Verify(path, "one", approve: false));
        Assert.Contains("does not exist yet", fault.Message);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_changed_text_fails_with_the_lines_that_differ()
    {
        Approval.Verify(path, "1\n2\n3\n4\n5\n6\n7\n8\n9", approve: true);
        var fault = Assert.Throws<ApprovalException>(() => Approval.Verify(path, "1\n2\n3\n4\nfive\n6\n7\n8\n9", approve: false));
        Assert.EndsWith("  3\n  4\n- 5\n+ five\n  6\n  7\n", fault.Message);
    }

    [Fact]
    public void Approving_replaces_the_text()
    {
        Approval.Verify(path, "before", approve: true);
        Approval.Verify(path, "after", approve: true);
        Assert.Equal("after\n", File.ReadAllText(path));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(path))!, recursive: true);
}

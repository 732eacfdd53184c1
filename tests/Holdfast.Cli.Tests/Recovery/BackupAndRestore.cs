using System.Net;
using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Recovery;

public class BackupAndRestore
{
    [Fact]
    public async Task A_backup_made_while_a_server_writes_is_one_state_and_signs_in_again()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var password = await installation.AddAsync("alice", "developer");
        await using (var server = await installation.ServeAsync())
        {
            using var enough = new CancellationTokenSource();
            var writing = WriteAsync(server, enough.Token);
            for (var i = 0; i < 3; i++)
                Assert.Contains("2 lasting owners", (await installation.RunAsync("db", "backup", "--to", $"copy{i}.db")).Ends(0).Errors);
            await enough.CancelAsync();
            Assert.True(await writing > 0);
        }
        for (var i = 0; i < 3; i++)
        {
            var copy = new SqliteFile(Path.Combine(installation.Folder, $"copy{i}.db"));
            Assert.Equal(["ok"], await copy.QueryAsync("PRAGMA integrity_check"));
            Assert.Equal(await copy.QueryAsync("SELECT size FROM audit_head"), await copy.QueryAsync("SELECT count(*) FROM audit_events"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(installation.Folder, $"copy{i}.db")));
        }
        (await installation.OperateAsync("reset-password", "alice")).Ends(0);
        var restored = (await installation.RunAsync("db", "restore", "--from", "copy2.db", "--force")).Ends(0);
        Assert.Contains("the present content is kept in ", restored.Errors);
        Assert.Single(Directory.GetFiles(installation.Folder, "holdfast.db.replaced-*"));
        await using var again = await installation.ServeAsync();
        Assert.Equal((HttpStatusCode.OK, "change_password"), await new Browser(again).SignInAsync("alice", password));
    }

    [Fact]
    public async Task A_restore_creates_a_store_that_is_not_there_and_replaces_none_without_force()
    {
        await using var installation = await Installation.WithOwnerAsync();
        (await installation.RunAsync("db", "backup", "--to", "copy.db")).Ends(0);
        (await installation.RunAsync("db", "restore", "--from", "copy.db", "--store", "sqlite:other.db")).Ends(0);
        (await installation.RunAsync("user", "show", Installation.Owner, "--store", "sqlite:other.db")).Ends(0);
        var before = await File.ReadAllBytesAsync(Path.Combine(installation.Folder, "other.db"));
        Assert.Contains("refused: a store exists there", (await installation.RunAsync("db", "restore", "--from", "copy.db", "--store", "sqlite:other.db")).Ends(3).Errors);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(installation.Folder, "other.db")));
        (await installation.RunAsync("db", "backup", "--to", "copy.db")).Ends(1);
        (await installation.RunAsync("db", "restore", "--from", "copy.db", "--store", "sqlite:copy.db")).Ends(2);
    }

    [Theory]
    [InlineData("absent.db", 1, "there is no such file")]
    [InlineData("text.db", 1, "no usable SQLite database")]
    [InlineData("foreign.db", 1, "")]
    [InlineData("empty.db", 3, "this backup has no lasting owner")]
    public async Task A_backup_nobody_could_live_with_is_refused(string file, int exitCode, string sentence)
    {
        await using var installation = await Installation.WithOwnerAsync();
        await File.WriteAllTextAsync(Path.Combine(installation.Folder, "text.db"), string.Concat(Enumerable.Repeat("not a database ", 1000)));
        await using (File.Create(Path.Combine(installation.Folder, "foreign.db")))
        {
        }
        await new SqliteFile(Path.Combine(installation.Folder, "foreign.db")).ExecuteAsync("CREATE TABLE other (x)");
        (await installation.RunAsync("db", "migrate", "--store", "sqlite:empty.db")).Ends(0);
        var refused = (await installation.RunAsync("db", "restore", "--from", file, "--store", "sqlite:new.db")).Ends(exitCode);
        Assert.Contains(sentence, refused.Errors);
        Assert.False(File.Exists(Path.Combine(installation.Folder, "new.db")));
    }

    [Fact]
    public async Task For_PostgreSQL_the_right_tools_are_named()
    {
        await using var installation = await Installation.WithOwnerAsync(Engine.PostgreSql);
        Assert.Contains("pg_dump --format=custom", (await installation.RunAsync("db", "backup", "--to", "copy.db")).Ends(2).Errors);
        Assert.Contains("pg_restore --clean", (await installation.RunAsync("db", "restore", "--from", "copy.db")).Ends(2).Errors);
    }

    static async Task<int> WriteAsync(TestHost.ServerProcess server, CancellationToken enough)
    {
        var written = 0;
        for (; !enough.IsCancellationRequested; written++)
            await new Browser(server).SignInAsync($"nobody{written}", "wrong password");
        return written;
    }
}

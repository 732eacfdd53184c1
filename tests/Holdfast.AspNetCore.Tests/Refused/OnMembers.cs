using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary><c>/v1/members</c>: every refusal, in the order in which the rules answer.</summary>
public class OnMembers
{
    const string Path = "/v1/members";
    const string Yourself = "use DELETE /v1/members/me to remove yourself — DELETE /v1/members/{did} is for admins removing other members";

    static readonly string tooLong = string.Concat(Enumerable.Repeat("\U0001F600", 1025));

    static readonly Dictionary<string, Row> rows = new()
    {
        ["nobody"] = new("unauthenticated", 401, null, stage => stage.Nobody.DeleteAsync(Path + "/me")),
        ["nobody about somebody"] = new("unauthenticated", 401, null, async stage => await stage.Nobody.DeleteAsync((await stage.UserAsync()).MemberPath)),
        ["no DID"] = Refused("malformed", 400, null, _ => Task.FromResult(Path + "/alice")),
        ["DID with a query"] = Refused("malformed", 400, null, _ => Task.FromResult(Path + "/did%3Aweb%3Aexample.org%3Fa%3Db")),
        ["DID that ends with a colon"] = Refused("malformed", 400, null, _ => Task.FromResult(Path + "/did%3Aweb%3A")),
        ["DID with half an escape"] = Refused("malformed", 400, null, _ => Task.FromResult(Path + "/did%3Aweb%3Aa%252")),
        ["unknown disposition"] = Refused("malformed", 400, null, async stage => (await stage.UserAsync()).MemberPath, new { disposition = "erase" }),
        ["unknown member of the body"] = Refused("malformed", 400, null, async stage => (await stage.UserAsync()).MemberPath, new { disposition = "purge", force = true }),
        ["a user about another"] = new("forbidden", 403, "member_removed", async stage => await (await stage.UserAsync()).Client.DeleteAsync((await stage.UserAsync()).MemberPath)) { Sentence = "forbidden" },
        ["a user about nobody"] = new("forbidden", 403, "member_removed", async stage => await (await stage.UserAsync()).Client.DeleteAsync(Path + "/did%3Aexample%3Anobody")),
        ["staff about nobody, with a bad reason"] = new("forbidden", 403, "member_removed", async stage =>
            await (await stage.StaffAsync()).Client.DeleteAsync(Path + "/did%3Aexample%3Anobody", new { reason = tooLong })),
        ["yourself"] = new("self_remove", 400, "member_removed", stage => OnSelfAsync(stage)) { Sentence = Yourself },
        ["yourself, with a reason that is too long"] = new("self_remove", 400, "member_removed", stage => OnSelfAsync(stage, new { reason = tooLong })) { Sentence = Yourself },
        ["nobody of that name"] = Refused("not_found", 404, "member_removed", _ => Task.FromResult(Path + "/did%3Aexample%3Anobody"), sentence: "member not found: did:example:nobody"),
        ["nobody of that id"] = Refused("not_found", 404, "member_removed", _ => Task.FromResult($"{Path}/did%3Aweb%3Aid.example.org%3Amembers%3A01890a5d-ac96-774b-bcce-b302099a8057")),
        ["nobody, with a reason that is too long"] = Refused("not_found", 404, "member_removed", _ => Task.FromResult(Path + "/did%3Aexample%3Anobody"), new { reason = tooLong }),
        ["a member of another host"] = Refused("not_found", 404, "member_removed", async stage => Path + $"/did%3Aweb%3Aelsewhere.org%3Amembers%3A{(await stage.UserAsync()).Id}"),
        ["removed twice"] = new("not_found", 404, "member_removed", async stage =>
        {
            var (admin, user) = (await stage.AdminAsync(), await stage.UserAsync());
            (await admin.Client.DeleteAsync(user.MemberPath, new { disposition = "tombstone" })).Is(200);
            var before = await stage.ReadAsync(user);
            var answer = await admin.Client.DeleteAsync(user.MemberPath, new { disposition = "purge" });
            Assert.Equal(before, await stage.ReadAsync(user));
            return answer;
        }),
        ["a reason of 1,025 characters"] = Refused("invalid_reason", 400, "member_removed", async stage => (await stage.UserAsync()).MemberPath, new { reason = tooLong }, "reason exceeds 1024 chars (got 1025)"),
        ["another version"] = new("version_mismatch", 412, "member_removed", async stage =>
            await (await stage.AdminAsync()).Client.DeleteAsync((await stage.UserAsync()).MemberPath, null, ("If-Match", "\"9\""))),
        ["somebody above"] = Refused("outranked", 403, "member_removed", async stage => (await stage.OwnerAsync()).MemberPath),
        ["an owner, by a plain key"] = new("reauthentication_required", 401, "member_removed", async stage =>
            await (await stage.Cast.AddKeyAsync((await stage.OwnerAsync()).Id, "holdfast.delete_account")).DeleteAsync((await stage.AdminAsync()).MemberPath)),
        ["a key that leaves for its owner"] = new("forbidden", 403, "member_removed", async stage =>
            await (await stage.Cast.AddKeyAsync((await stage.AdminAsync()).Id, "holdfast.delete_account", "holdfast.sensitive")).DeleteAsync(Path + "/me")),
        ["no antiforgery value"] = new("csrf_failed", 403, null, async stage => await (await stage.WithoutCsrfAsync()).DeleteAsync(Path + "/me")),
        ["the last owner"] = new("last_active_admin", 409, "member_removed", stage => LastAsync(stage, "admin")) { Alone = true },
        ["the last owner beside an administrator"] = new("last_active_owner", 409, "member_removed", async stage =>
        {
            var (passing, owner) = (await stage.PassingOwnerAsync(), (await stage.OnlyOwnersAsync(1))[0]);
            await stage.AdminAsync();
            return Says(await passing.Client.DeleteAsync(owner.MemberPath, new { disposition = "purge" }), "owner", owner);
        })
        { Alone = true },
        ["the sole owner leaves"] = new("last_active_admin", 409, "member_removed", async stage =>
        {
            var owner = (await stage.OnlyOwnersAsync(1))[0];
            var before = await stage.ReadAsync(owner);
            var answer = await owner.Client.DeleteAsync(Path + "/me", new { disposition = "purge", reason = tooLong });
            Assert.Equal(before, await stage.ReadAsync(owner));
            (await owner.Client.GetAsync(owner.MemberPath)).Is(200);
            return Says(answer, "admin", owner);
        })
        { Alone = true },
        ["a preference that is none"] = new("malformed", 400, null, async stage =>
            await (await stage.UserAsync()).Client.SendAsync(HttpMethod.Put, Path + "/me/departure-preference", new { disposition = "never" })),
        ["a preference by a key"] = new("forbidden", 403, "departure_preference_changed", async stage =>
            await (await stage.PlainKeyAsync()).SendAsync(HttpMethod.Put, Path + "/me/departure-preference", new { disposition = "purge" })),
        ["a list for a user"] = new("forbidden", 403, null, async stage => await (await stage.UserAsync()).Client.GetAsync(Path)),
        ["somebody else, looked at by a user"] = new("forbidden", 403, null, async stage => await (await stage.UserAsync()).Client.GetAsync((await stage.UserAsync()).MemberPath)),
        ["an unknown filter"] = new("invalid_query", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "?role=user")),
        ["a preview of nobody"] = new("not_found", 404, null, async stage => await (await stage.AdminAsync()).Client.PostAsync(Path + "/did%3Aexample%3Anobody/preview", null)),
    };

    public static MatrixTheoryData<Engine, string> Rows => new([Engine.Sqlite, Engine.PostgreSql], rows.Keys);

    [Theory, MemberData(nameof(Rows))]
    public Task Is_told_and_recorded(Engine engine, string row) => rows[row].PlayAsync(engine);

    static Row Refused(string code, int status, string? kind, Func<Stage, Task<string>> path, object? body = null, string? sentence = null) =>
        new(code, status, kind, async stage => await (await stage.AdminAsync()).Client.DeleteAsync(await path(stage), body)) { Sentence = sentence };

    static async Task<Answer> OnSelfAsync(Stage stage, object? body = null)
    {
        var owner = await stage.OwnerAsync();
        return await owner.Client.DeleteAsync(owner.MemberPath, body);
    }

    static async Task<Answer> LastAsync(Stage stage, string word)
    {
        var (passing, owner) = (await stage.PassingOwnerAsync(), (await stage.OnlyOwnersAsync(1))[0]);
        var (before, actor) = (await stage.ReadAsync(owner), await stage.ReadAsync(passing));
        var answer = await passing.Client.DeleteAsync(owner.MemberPath);
        Assert.Equal((before, actor), (await stage.ReadAsync(owner), await stage.ReadAsync(passing)));
        return Says(answer, word, owner);
    }

    static Answer Says(Answer answer, string word, Person owner)
    {
        Assert.Equal($"refusing to remove the last {word} ({owner.Did}) — promote another member to {word} first", answer.Sentence);
        return answer;
    }
}

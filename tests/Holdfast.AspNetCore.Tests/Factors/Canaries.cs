using System.Text;
using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Factors;

/// <summary>Secrets and codes of second factors stand nowhere but in the answers that show them once.</summary>
public class Canaries
{
    const string Auth = "/api/v1/auth";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Neither_the_log_nor_an_event_nor_the_store_nor_an_error_holds_them(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var (right, wrong) = (await scene.Phone.FreshCodeAsync(), "904817");
        var half = await scene.Phone.HalfAsync();
        var answers = new List<Answer>
        {
            await half.PostAsync(Auth + "/totp", new { code = wrong }),
            await half.PostAsync(Auth + "/totp", new { code = right + "x" }),
            await half.PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[0] + "-x" }),
            await half.PostAsync(Auth + "/totp", new { code = right }),
        };
        answers[^1].Is(200);
        answers.Add(await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/totp", new { code = right }));
        answers.Add((await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/backup-code", new { code = scene.Phone.BackupCodes[1] })).Is(200));
        File.Delete(scene.Instance.KeyFile);
        answers.Add((await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/totp", new { code = await scene.Phone.CodeAsync() })).IsRefused(503, "factor_unavailable"));
        var export = (await scene.Phone.Client.GetAsync("/api/v1/admin/audit/export")).Is(200);

        string[] secrets = [scene.Phone.Secret, .. scene.Phone.BackupCodes, .. scene.Phone.BackupCodes.Select(code => code.Replace("-", "", StringComparison.Ordinal))];
        foreach (var secret in secrets)
        {
            Assert.False(await scene.Instance.HoldsAsync(Encoding.UTF8.GetBytes(secret)), "the store holds a secret in clear");
            Assert.DoesNotContain(secret, export.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(scene.Instance.Log.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(answers, answer => answer.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
        foreach (var code in new[] { wrong, right })
        {
            Assert.DoesNotContain($"\"{code}", export.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(answers, answer => answer.Text.Contains($"\"{code}", StringComparison.Ordinal));
            Assert.DoesNotContain(scene.Instance.Log.Lines, line => line.Split(' ', ':', ',', '"', '=').Contains(code));
        }
        Assert.Contains(scene.Instance.Log.Lines, line => line.Contains("does not open", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Under_another_key_of_the_same_name_nothing_opens_and_after_a_rotation_everything_does(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var right = await File.ReadAllTextAsync(scene.Instance.KeyFile);
        var (name, bytes) = right.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(' ') is [var first, var second] ? (first, second) : ("", "");
        var wrong = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await File.WriteAllTextAsync(scene.Instance.KeyFile, $"{name} {wrong}\n");
        var half = await scene.Phone.HalfAsync();
        var code = await scene.Phone.FreshCodeAsync();
        var refused = (await half.PostAsync(Auth + "/totp", new { code })).IsRefused(503, "factor_unavailable");
        foreach (var text in new[] { bytes, wrong, scene.Phone.Secret, "AuthenticationTag" })
        {
            Assert.DoesNotContain(text, refused.Text);
            Assert.DoesNotContain(scene.Instance.Log.Lines, line => line.Contains(text, StringComparison.Ordinal));
        }

        await File.WriteAllTextAsync(scene.Instance.KeyFile, right);
        Assert.NotEqual(name, Holdfast.Factors.KeyFile.Rotate(scene.Instance.KeyFile, _ => true));
        (await half.PostAsync(Auth + "/totp", new { code })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_secret_that_was_moved_to_another_account_is_refused_there(Engine engine)
    {
        await using var scene = await Scene.OnAsync(engine);
        var other = await Authenticator.EnrolAsync(scene.Instance, scene.Clock, await scene.Stage.UserAsync());
        await scene.Instance.RunSqlAsync(
            $"""
            UPDATE totp_secrets SET nonce = (SELECT nonce FROM totp_secrets WHERE account_id = '{scene.Owner.Id}'), sealed = (SELECT sealed FROM totp_secrets WHERE account_id = '{scene.Owner.Id}'),
                key_id = (SELECT key_id FROM totp_secrets WHERE account_id = '{scene.Owner.Id}') WHERE account_id <> '{scene.Owner.Id}'
            """);
        foreach (var code in new[] { await other.FreshCodeAsync(), await scene.Phone.CodeAsync() })
        {
            var refused = (await (await other.HalfAsync()).PostAsync(Auth + "/totp", new { code })).IsRefused(503, "factor_unavailable");
            Assert.Equal("this authenticator cannot be checked or enrolled now; use a backup code, or ask whoever runs this instance to run `holdfast doctor`", refused.Sentence);
        }
        (await (await scene.Phone.HalfAsync()).PostAsync(Auth + "/totp", new { code = await scene.Phone.FreshCodeAsync() })).Is(200);
        (await (await other.HalfAsync()).PostAsync(Auth + "/backup-code", new { code = other.BackupCodes[0] })).Is(200);
    }
}

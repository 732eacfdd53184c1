using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Tests.Audit;

public class Exports
{
    const string Export = "/api/v1/admin/audit/export";

    [Fact]
    public async Task A_hundred_thousand_events_stream_in_order_while_only_portions_are_read()
    {
        var counting = new CountingReader();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings { Services = counting.Watch });
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        await instance.PlantAsync(100_000);
        var size = await instance.Store.Audit.SizeAsync(default);

        using var http = new HttpClient(instance.Connections, disposeHandler: false) { BaseAddress = instance.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, Export) { Headers = { Authorization = new("Bearer", admin.Client.Secret) } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("application/jsonl", response.Content.Headers.ContentType!.MediaType);
        Assert.Null(response.Content.Headers.ContentLength);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(0, IndexOf(await lines.ReadLineAsync()));

        // The reader pauses, so the server must stop reading too, after what fits into buffers.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        Assert.InRange(counting.Count, 1, 60_000);
        long next = 1;
        while (await lines.ReadLineAsync() is { } line)
            Assert.Equal(next++, IndexOf(line));
        Assert.Equal(size, next);
        Assert.Equal(size, counting.Count);
        Assert.Equal("audit_exported", (await instance.Store.Audit.FindAsync(size, default))!.Kind);
        Assert.Equal(size + 1, await instance.Store.Audit.SizeAsync(default));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_export_is_filtered_and_oldest_first(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var (admin, target) = (await cast.AddAsync(Role.Administrator), await cast.AddAsync(Role.User));
        (await admin.Client.SendAsync(HttpMethod.Put, $"{target.UserPath}/permissions/shop.view_order")).Is(204);
        var answer = (await admin.Client.GetAsync($"{Export}?subject={target.Id}")).Is(200);
        Assert.StartsWith("attachment; filename=\"holdfast-audit-", answer.Header("Content-Disposition"));
        Assert.EndsWith("}\n", answer.Text);
        Assert.Equal(["account_created", "signed_in", "permission_granted"], answer.Text.TrimEnd('\n').Split('\n').Select(KindOf));
        Assert.Equal("", (await admin.Client.GetAsync($"{Export}?subject={target.Id}&to=2001-01-01T00:00:00Z")).Is(200).Text);
    }

    static long IndexOf(string? line) => JsonDocument.Parse(line!).RootElement.GetProperty("index").GetInt64();

    static string? KindOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString();

    /// <summary>Counts what the real reader reads.</summary>
    sealed class CountingReader : IAuditReader
    {
        IAuditReader? inner;
        int count;

        public int Count => Volatile.Read(ref count);

        public void Watch(IServiceCollection services) => services.AddSingleton<IAuditReader>(provider =>
        {
            inner = provider.GetRequiredService<Storage.HoldfastStore>().Audit;
            return this;
        });

        public async ValueTask<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
        {
            var found = await inner!.ListAsync(query, cancellationToken);
            Interlocked.Add(ref count, found.Count);
            return found;
        }

        public ValueTask<AuditEntry?> FindAsync(long index, CancellationToken cancellationToken) => inner!.FindAsync(index, cancellationToken);

        public ValueTask<long> SizeAsync(CancellationToken cancellationToken) => inner!.SizeAsync(cancellationToken);
    }
}

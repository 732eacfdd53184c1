using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Policies;

/// <summary>Policies of a test, put in force on an instance of its own.</summary>
static class Told
{
    /// <summary>Uploads and activates.</summary>
    public static async Task<string> PolicyAsync(this Person owner, string rules)
    {
        var id = (await owner.Client.PostAsync("/v1/policies", new { purpose = "removal", source = "package vtc.removal\n\n" + rules })).Is(201)["id"]!;
        (await owner.Client.PostAsync($"/v1/policies/{id}/activate", new { reason = "for a test" })).Is(200);
        return id;
    }
}

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>Names an operation after its method and path, for generated clients: <c>get_admin_groups_by_id</c>.</summary>
static class OperationName
{
    public static string Of(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not ("api" or "v1"))
            .Select(part => part[0] == '{' ? "by_" + part.Trim('{', '}') : part.Replace('-', '_').Replace('.', '_'));
        return string.Join('_', parts.Prepend(method.ToLowerInvariant()));
    }
}

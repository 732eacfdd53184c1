using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Holdfast.AspNetCore.OpenApi;

/// <summary>What stands above the paths: title, security schemes, the schema of errors.</summary>
sealed class DocumentHead : IOpenApiDocumentTransformer
{
    public const string Cookie = "session_cookie";
    public const string Bearer = "bearer";

    const string Description = """
        The administrator core: accounts, roles, groups, credentials and the audit log.

        Errors are problem details (RFC 9457) with a stable `code`. Lists page by `cursor`. Cookie callers send `X-Holdfast-CSRF` with unsafe methods;
        its value comes from `login` and `me`. Every answer carries `X-Correlation-Id`.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Holdfast", Version = "1", Description = Description, License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" } };
        // Addresses are relative: what a request says of its host must not decide where a client sends credentials.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(Cookie, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "__Host-holdfast",
            Description = "The session cookie that login sets; `holdfast` on plain loopback, `__Secure-holdfast` with a configured cookie domain.",
        });
        document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A session token of a login with `transport: \"bearer\"`, or an API key (`hfk_…`).",
        });
        // Every endpoint answers errors with our schema; the framework's stands nowhere.
        document.Components?.Schemas?.Remove("ProblemDetails");
        document.AddComponent(ProblemSchema.Name, ProblemSchema.Create());
        return Task.CompletedTask;
    }
}

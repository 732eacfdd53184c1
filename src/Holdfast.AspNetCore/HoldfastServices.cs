using Holdfast.AspNetCore.Authorization;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Factors;
using Holdfast.AspNetCore.Mail;
using Holdfast.AspNetCore.Members;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Operations;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Mail;
using Holdfast.Passkeys;
using Holdfast.Passwords;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore;

/// <summary>Adds Holdfast to a host's services.</summary>
public static class HoldfastServices
{
    /// <summary>
    /// Adds the gate, signing in and the HTTP surface. Choose a store on the builder, then map the endpoints with <c>MapHoldfast</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Options are not acceptable; the message lists every fault with what mends it.
    /// </exception>
    public static HoldfastBuilder AddHoldfast(this IServiceCollection services, Action<HoldfastOptions>? configure = null, Action<HoldfastHttpOptions>? configureHttp = null)
    {
        var options = new HoldfastOptions();
        configure?.Invoke(options);
        var http = new HoldfastHttpOptions();
        configureHttp?.Invoke(http);
        string[] faults = [.. options.Faults(), .. http.Faults(), .. MailServices.Faults(options.Mail)];
        if (faults.Length > 0)
            throw new InvalidOperationException("Holdfast cannot start: " + string.Join(" ", faults));

        services.AddSingleton(options);
        services.AddSingleton(http);
        services.TryAddSingleton(TimeProvider.System);
        AddKernel(services, options);
        MailServices.Add(services, options.Mail);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ClientAddresses>();
        services.AddSingleton<RelyingParty>();
        services.AddSingleton<PasskeyCeremonies>();
        services.AddSingleton<ChosenPassword>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<CredentialUse>();
        services.AddHostedService(provider => provider.GetRequiredService<CredentialUse>());
        AddStarting(services);
        AddAuthorization(services);
        // The framework logs the query of every request, and the query of a one-time link is its secret.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.AddSingleton<IssuerDesk>();
        services.AddSingleton<Publisher>();
        services.AddHostedService(provider => provider.GetRequiredService<Publisher>());
        services.AddSingleton<ReadinessWarnings>();
        services.AddSingleton<MetricsCollector>();
        services.AddHostedService(provider => provider.GetRequiredService<MetricsCollector>());
        HoldfastDocument.Add(services);
        return new HoldfastBuilder(services);
    }

    static void AddStarting(IServiceCollection services)
    {
        services.AddSingleton<UnattendedOwner>();
        services.AddSingleton<SetupLinkAnnouncement>();
        services.AddSingleton<SchemaStartup>();
        services.AddSingleton<StoreStartup>();
        services.AddSingleton<FirstOwnerStartup>();
        services.AddSingleton<IssuerStartup>();
        services.AddHostedService<HoldfastStartup>();
    }

    static void AddAuthorization(IServiceCollection services)
    {
        // AddAuthentication would bring data protection, which writes keys into the home folder of a host that has no use for them.
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, CallerAuthenticationHandler>(HoldfastAuthentication.Scheme, null);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, HoldfastPolicyProvider>();
        services.AddSingleton<IStartupFilter, PolicyCheck>();
    }

    static void AddKernel(IServiceCollection services, HoldfastOptions options)
    {
        services.AddSingleton(new PermissionCatalog(options.Models));
        services.AddSingleton(new PasswordRules(options.ShortestPassword));
        services.AddSingleton(_ => new PasswordHasher(options.Hashing));
        services.AddSingleton(new MemberDids(options.PublicUrl));
        services.AddSingleton<RemovalPolicy>();
        services.AddSingleton<AuthorityGate>();
        services.AddSingleton(new KeyRing(options.KeyFile));
        services.AddSingleton(provider => new InstanceFactors(provider.GetRequiredService<KeyRing>(), options.PublicUrl));
        services.AddSingleton<FactorProof>();
        services.AddSingleton<TotpEnrolment>();
        services.AddSingleton<OtherHashes>();
        services.AddSingleton<PasswordProof>();
        services.AddSingleton<PasswordSignIn>();
        services.AddSingleton<PasskeySignIn>();
        services.AddSingleton<FactorSignIn>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<EmailConfirmations>();
        services.AddSingleton<CustodyReading>();
        services.AddSingleton<Upkeep>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Upkeep>());
    }
}

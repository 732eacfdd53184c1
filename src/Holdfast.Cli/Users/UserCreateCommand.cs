using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Passwords;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Recovery;
using Holdfast.Roles;

namespace Holdfast.Cli.Users;

/// <summary><c>holdfast user create</c>. A person gets a password that must be changed, or an invitation; a service gets neither.</summary>
sealed class UserCreateCommand
{
    readonly Option<string?> store = StoreOption.Create();
    readonly Option<string> username = new("--username") { Description = "2-32 characters of a-z 0-9 . _ -", Required = true, HelpName = "name" };
    readonly Option<string?> role = RoleOption.Create("--role", "The role. Default: user.");
    readonly Option<string?> email = new("--email") { Description = "The email address.", HelpName = "address" };
    readonly Option<bool> fromInput = NewPassword.FromInputOption();
    readonly Option<bool> invite = new("--invite") { Description = "Print an invitation link, good for 72 hours, instead of a password.", Arity = ArgumentArity.Zero };
    readonly Option<bool> service = new("--service") { Description = "Create a service, which acts by API keys alone.", Arity = ArgumentArity.Zero };

    public static Command Create() => new UserCreateCommand().Build();

    Command Build()
    {
        var command = new DocumentedCommand(
            "create",
            "Creates an account and prints its password, which the first sign-in must change, or its invitation link.",
            "holdfast user create --username alice --role administrator --email alice@example.org") { username, role, email, fromInput, invite, service, NewPassword.ArgumentOption(), store };
        command.Validators.Add(result =>
        {
            if (new[] { fromInput, invite, service }.Count(option => result.GetValue(option)) > 1)
                result.AddError("--password-stdin, --invite and --service exclude each other");
        });
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var link = Settings.RecoveryPage();
        var isService = parsed.GetValue(service);
        var invitation = parsed.GetValue(invite) ? OneTimeSecret.New() : null;
        var password = isService || invitation is not null ? null : parsed.GetValue(fromInput) ? await NewPassword.ReadAsync(cancellationToken) : NewPassword.Generate();
        await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
        var name = parsed.GetRequiredValue(username);
        var address = parsed.GetValue(email);
        var now = CommandKernel.Time.GetUtcNow();
        var command = new CreateAccount(
            AccountId.New(now),
            isService ? AccountKind.Service : AccountKind.Person,
            Username.Parse(name),
            parsed.GetValue(role) is { } text ? Role.Parse(text) : Role.User)
        {
            Email = EmailAddress.Parse(address),
            Password = password is null ? null : await kernel.Passwords.HashAsync(password.Text, name.Trim(), address, cancellationToken),
            MustChangePassword = password is not null,
            Invitation = invitation is null ? null : (OneTimeTokenId.New(now), invitation.Hash),
        };
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
        if (!outcome.IsDone(out var receipt))
            throw CommandFailure.Of(outcome.Refusal!);
        if (invitation is not null)
            SecretOutput.Write(link + invitation.Secret);
        else if (password is { IsGenerated: true })
            SecretOutput.Write(password.Text);
        Console.Error.WriteLine(Printable.Of($"created {receipt.Account!.Label}, id {receipt.Account.Id}, role {receipt.Account.Role.Name}"));
        return ExitCode.Done;
    }
}

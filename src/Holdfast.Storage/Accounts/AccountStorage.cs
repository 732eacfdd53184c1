using Holdfast.Accounts;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Invitations;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>Carries out the effects on accounts.</summary>
static class AccountStorage
{
    const string Forget =
        "UPDATE accounts SET stopped_by = NULL, stopped_at = NULL, stopped_version = NULL WHERE stopped_by IS NOT NULL AND ";

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((AccountEffects.InsertAccount e, Writing writing) => writing.Add(AccountRow.Inserting(e.Account)));
        cupboard.Effect((AccountEffects.UpdateAccount e, Writing writing) =>
        {
            writing.Add(AccountUpdate.Of(e.Before, e.After));
            if (e.Before.Email is { } former && e.After.Email?.Key != former.Key)
                writing.Add(InvitedRow.Claiming(e.After.Id, former));
        });
        cupboard.Effect((AccountEffects.CarryOutDue e, Writing writing) =>
        {
            var due = new DueStatements(e, writing.Dialect);
            writing.EndedOfEach = due.Ended;
            writing.Add(due.All());
        });
        cupboard.Effect((AccountEffects.GiveUpUsername e, Writing writing) => writing.Add(GivenUpRow.Storing(e.Name)));
        cupboard.Effect((AccountEffects.ForgetStopsIn e, Writing writing) =>
            writing.Run(Forget + "id IN (SELECT account_id FROM group_members WHERE group_id = $1)", e.Group.Value));
    }

    /// <summary>Forgets who stopped an account: something else of it changed.</summary>
    public static Statement Forgetting(AccountId account) => new(Forget + "id = $1", account.Value);
}

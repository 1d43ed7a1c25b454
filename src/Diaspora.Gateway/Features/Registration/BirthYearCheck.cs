using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>How the birth year that opens somebody's details was taken.</summary>
/// <param name="Outcome">One of the constants of <see cref="BirthYearCheck"/>.</param>
/// <param name="Person">The person, when found.</param>
/// <param name="Left">Tries left, when wrong.</param>
internal sealed record BirthYearResult(string Outcome, Person? Person = null, int Left = 0);

/// <summary>Finds a person of the phone by birth year, and counts the wrong tries. Runs inside effects.</summary>
internal sealed class BirthYearCheck(ContactStore contacts, PersonStore persons)
{
    /// <summary>One person fits.</summary>
    public const string Found = "found";

    /// <summary>More than one person fits: the name must be asked.</summary>
    public const string Several = "several";

    /// <summary>Nobody fits; tries are left.</summary>
    public const string Wrong = "wrong";

    /// <summary>Nobody fits and the details are locked, or they were locked already.</summary>
    public const string Locked = "locked";

    /// <summary>Nobody is registered with this phone.</summary>
    public const string Nobody = "nobody";

    /// <summary>Looks for the person.</summary>
    /// <param name="context">The call.</param>
    /// <param name="fits">Whether a person is the one who is asked for, besides the birth year.</param>
    /// <param name="firstOfSeveral">True: where several fit, the first one is taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<BirthYearResult> RunAsync(
        ActionContext context, Func<Person, bool> fits, bool firstOfSeveral, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        if (await PersonStore.CountAsync(context.Connection, transaction, context.Caller.Hash, cancellationToken) == 0)
            return new BirthYearResult(Nobody);
        // This holds the contact's row, so that many sessions at once get no more tries than one.
        var contact = await contacts.EnsureAsync(transaction, context.Caller, keepNumber: false, context.Today, cancellationToken);
        if (await AttemptStore.IsLockedAsync(context.Connection, transaction, context.Caller.Hash, context.Now, cancellationToken))
            return new BirthYearResult(Locked);

        var everybody = await persons.OfContactAsync(transaction, contact, cancellationToken);
        Person[] found = [.. everybody.Where(p => IsYear(p, context["year"]) && fits(p))];
        if (found.Length == 0)
        {
            var left = await AttemptStore.FailAsync(transaction, contact, context.Now, cancellationToken);
            return left == 0 ? new BirthYearResult(Locked) : new BirthYearResult(Wrong, Left: left);
        }

        if (found.Length > 1 && !firstOfSeveral) return new BirthYearResult(Several);
        await AttemptStore.ClearAsync(transaction, contact, cancellationToken);
        return new BirthYearResult(Found, found[0]);
    }

    private static bool IsYear(Person person, string typed) =>
        person.Details.BirthYear.ToString(System.Globalization.CultureInfo.InvariantCulture) == typed;
}

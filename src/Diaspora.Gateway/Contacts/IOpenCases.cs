using Npgsql;

namespace Diaspora.Gateway.Contacts;

/// <summary>
/// Tells whether a feature still owes a contact something, such as the end of a food request, so that the number must be kept when the
/// person's details go. Every implementation that is registered as a singleton is asked.
/// </summary>
internal interface IOpenCases
{
    /// <summary>True when the contact has something open.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> AnyAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken);
}

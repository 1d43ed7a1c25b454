using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Npgsql;

namespace Diaspora.Gateway.Conversations;

/// <summary>What every turn works with.</summary>
/// <param name="Engine">The flows.</param>
/// <param name="Actions">Actions by name.</param>
/// <param name="Database">PostgreSQL.</param>
/// <param name="Effects">Outcomes of effects.</param>
/// <param name="Contacts">Phones.</param>
/// <param name="Outbox">Messages that are to leave.</param>
/// <param name="Time">The clock.</param>
internal sealed record TurnServices(
    FlowEngine Engine, ActionTable Actions, NpgsqlDataSource Database, EffectStore Effects, ContactStore Contacts, OutboxStore Outbox,
    TimeProvider Time);
